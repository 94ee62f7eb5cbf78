// Node's own type stripping: no dependency, and line and column numbers stay as in the source.
import { stripTypeScriptTypes } from 'node:module';
export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
