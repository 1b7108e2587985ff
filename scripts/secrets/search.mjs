// Searches folders for secrets of the simulator: every file in parts, also binary ones, what is packed with gzip, and the
// rows of SQLite. Prints where one is, never the secret itself. Arguments: the folders.
import {
	closeSync,
	createReadStream,
	existsSync,
	openSync,
	readdirSync,
	readSync,
	statSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { reasonFor } from './explained.mjs';
import { overlap, secretsIn } from './forms.mjs';

const part = 4 * 1024 * 1024; // bytes

/**
 * Every secret of the folder that nothing explains.
 * @param {readonly string[]} planted secrets that have no form of their own.
 * @returns {Promise<{ problems: string[], files: number, bytes: number, explained: Map<string, number>, unread: string[] }>}
 */
export async function searchFolder(folder, planted = []) {
	const result = { problems: [], files: 0, bytes: 0, explained: new Map(), unread: [] };
	const nameOf = (path) => relative(folder, path).replaceAll('\\', '/');
	// A program that ends may still remove its files, and what belongs to somebody else, or is locked, is only named.
	const refused = (path) => (error) => {
		if (!error.syscall) throw error;
		if (error.code !== 'ENOENT') result.unread.push(`${nameOf(path)} (${error.code})`);
		return undefined;
	};
	for (const path of filesOf(folder, refused)) {
		const name = nameOf(path);
		const places = await placesOf(path, planted).catch(refused(path));
		if (!places) continue;
		result.files += 1;
		result.bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
		for (const place of places) {
			const reason = reasonFor(name, place);
			if (!reason) result.problems.push(`${name}: ${place}`);
			else result.explained.set(reason, (result.explained.get(reason) ?? 0) + 1);
		}
	}
	return result;
}

/** Links are not followed: what they lead to is not of this run. */
function* filesOf(folder, refused) {
	for (const entry of entriesOf(folder, refused)) {
		const path = join(folder, entry.name);
		if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesOf(path, refused);
		else if (entry.isFile()) yield path;
	}
}

function entriesOf(folder, refused) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		return refused(folder)(error) ?? [];
	}
}

/** What is in a file, such as "a token or a ticket", or for SQLite "execution_data.data: a token or a ticket". */
async function placesOf(path, planted) {
	const found = new Set();
	let text = '';
	let first;
	const file = openSync(path);
	try {
		const buffer = Buffer.allocUnsafe(part);
		for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
			first ??= buffer.subarray(0, Math.min(length, 16)).toString('latin1');
			text = text.slice(-overlap) + buffer.toString('latin1', 0, length);
			for (const kind of secretsIn(text, planted)) found.add(kind);
		}
	} finally {
		closeSync(file);
	}
	if (first?.startsWith('\x1f\x8b'))
		for (const kind of await packedKinds(path, planted)) found.add(kind);
	if (first?.startsWith('SQLite format 3')) {
		const { kindsInRows } = await import('./sqlite.mjs');
		// The rows say more precisely where it is than the bytes, which are all there is of a damaged database.
		const inRows = kindsInRows(path, planted);
		if (inRows.length > 0) return inRows;
	}
	return [...found];
}

/** Of one that is damaged, or only begins like a packed one, what can be read of it. */
async function packedKinds(path, planted) {
	const found = new Set();
	let text = '';
	// The error of either stream comes out of the last one.
	const unpacked = pipeline(createReadStream(path), createGunzip(), () => undefined);
	try {
		for await (const chunk of unpacked) {
			text = text.slice(-overlap) + chunk.toString('latin1');
			for (const kind of secretsIn(text, planted)) found.add(`${kind}, packed`);
		}
	} catch (error) {
		if (!error.code?.startsWith('Z_')) throw error;
	}
	return found;
}

/** Prints what was found. Resolves to whether there is nothing that is not explained. */
async function report(folders) {
	let isClean = true;
	for (const folder of folders.filter((each) => existsSync(each))) {
		const started = Date.now();
		const { problems, files, bytes, explained, unread } = await searchFolder(folder);
		for (const problem of problems) process.stdout.write(`A secret was left in ${problem}\n`);
		for (const [reason, count] of explained)
			process.stdout.write(`${count} explained: ${reason}\n`);
		for (const name of unread) process.stdout.write(`Not searched: ${name}\n`);
		const megabytes = Math.round(bytes / 1024 / 1024);
		process.stdout.write(
			`${files} files (${megabytes} MB) searched for secrets in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
		);
		isClean &&= problems.length === 0;
	}
	return isClean;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.exitCode = (await report(process.argv.slice(2))) ? 0 : 1;
}
