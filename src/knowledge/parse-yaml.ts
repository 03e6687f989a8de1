// A file of its own, imported late: bundled, `import('yaml')` itself would give a module without named exports.
export { parse as parseYaml } from 'yaml';
