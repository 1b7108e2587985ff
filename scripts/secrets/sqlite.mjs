import { DatabaseSync } from 'node:sqlite';
import { secretsIn } from './forms.mjs';

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/**
 * Every column that has a secret, as "table.column: kind". A long value is not whole in the bytes of the file. None of what
 * cannot be read: of a database that was being made when its program was killed, or a table that needs an extension.
 */
export function kindsInRows(path, planted) {
	const found = new Set();
	tolerate(() => {
		const database = new DatabaseSync(path);
		try {
			for (const name of tablesOf(database)) {
				tolerate(() => {
					for (const place of placesIn(database, name, planted)) found.add(place);
				});
			}
		} finally {
			database.close();
		}
	});
	return [...found];
}

function tolerate(work) {
	try {
		work();
	} catch (error) {
		if (error.code !== 'ERR_SQLITE_ERROR') throw error;
	}
}

const tablesOf = (database) =>
	database
		.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
		.all()
		.map(({ name }) => name);

function* placesIn(database, table, planted) {
	const rows = database.prepare(`SELECT * FROM ${quoted(table)}`);
	// Browsers store times that are larger than the numbers that JavaScript holds exactly.
	rows.setReadBigInts(true);
	for (const row of rows.iterate()) {
		for (const [column, value] of Object.entries(row)) {
			for (const kind of kindsOf(value, planted)) yield `${table}.${column}: ${kind}`;
		}
	}
}

function kindsOf(value, planted) {
	if (typeof value === 'string') return secretsIn(value, planted);
	return value instanceof Uint8Array
		? secretsIn(Buffer.from(value).toString('latin1'), planted)
		: [];
}
