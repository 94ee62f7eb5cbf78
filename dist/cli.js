#!/usr/bin/env node
import { cli } from './program.js';
await cli();
