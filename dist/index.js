import { action } from './program.js';
await action();
