// A file of its own, imported late: bundled, `import('yaml')` itself would give a module without named exports.
export { isNode, LineCounter, parseDocument } from 'yaml';
