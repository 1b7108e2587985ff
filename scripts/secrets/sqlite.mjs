import { DatabaseSync } from 'node:sqlite';
import { secretsIn } from './forms.mjs';

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/**
 * Every column that has a secret, as "table.column: kind". A long value is not whole in the bytes of the file. None of a
 * database that cannot be read, as when a program was killed while it made one.
 */
export function kindsInRows(path, planted) {
	try {
		return inRows(path, planted);
	} catch (error) {
		if (error.code !== 'ERR_SQLITE_ERROR') throw error;
		return [];
	}
}

function inRows(path, planted) {
	const database = new DatabaseSync(path);
	try {
		const tables = database
			.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
			.all();
		const found = new Set();
		for (const { name } of tables) {
			for (const row of database.prepare(`SELECT * FROM ${quoted(name)}`).iterate()) {
				for (const [column, value] of Object.entries(row)) {
					for (const kind of kindsOf(value, planted)) found.add(`${name}.${column}: ${kind}`);
				}
			}
		}
		return [...found];
	} finally {
		database.close();
	}
}

function kindsOf(value, planted) {
	if (typeof value === 'string') return secretsIn(value, planted);
	return value instanceof Uint8Array
		? secretsIn(Buffer.from(value).toString('latin1'), planted)
		: [];
}
