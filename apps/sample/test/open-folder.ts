// Opens the data folder named in its arguments, prints what came of it, and holds the folder until it is killed.
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDataFolder } from '../src/data-folder.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { reset: { type: 'boolean', default: false } },
});
const [folder = ''] = positionals;
try {
	await openDataFolder(folder, { url: 'http://127.0.0.1:5678', reset: values.reset });
	process.stdout.write('opened\n');
	await setTimeout(60_000);
} catch (error) {
	process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
}
