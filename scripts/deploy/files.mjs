import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { root } from '../toolchain.mjs';

export const read = (path) => readFileSync(join(root, path), 'utf8');
export const readJson = (path) => JSON.parse(read(path));

/** The settings of every process of n8n. */
export const settings = () => parseEnv(read('deploy/n8n.env'));

/** Secrets and addresses, as a person gets them to fill in. */
export const example = () => parseEnv(read('deploy/.env.example'));

/** Every document of a file, with what its aliases and "<<" stand for. */
export function readYaml(path) {
	return parseAllDocuments(read(path), { merge: true }).map((document) => {
		const [error] = document.errors;
		if (error) throw new Error(`${path}: ${error.message}`);
		return document.toJS();
	});
}

/** Names each thing that differs from what is expected. */
export const differences = (where, actual, expected) =>
	Object.entries(expected)
		.filter(([name, value]) => JSON.stringify(actual[name]) !== JSON.stringify(value))
		.map(
			([name, value]) =>
				`${where}: ${name} is ${JSON.stringify(actual[name])}, expected ${JSON.stringify(value)}`,
		);
