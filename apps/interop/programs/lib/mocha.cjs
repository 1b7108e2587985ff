// Runs files of tests with Mocha and sends each result to the parent. Arguments: a script that prepares, then the files.
const Mocha = require('mocha');

const [preparation, ...files] = process.argv.slice(2);
require(preparation);

const mocha = new Mocha({ timeout: Number(process.env.TEST_LIMIT ?? 10_000) });
for (const file of files) mocha.addFile(require.resolve(file));

const send = (message) => new Promise((resolve) => process.send(message, resolve));
const sending = [];
const seen = new Map();
/** Some tests have the same name. */
const nameOf = (test) => {
	const title = test.fullTitle();
	const times = (seen.get(title) ?? 0) + 1;
	seen.set(title, times);
	return times === 1 ? title : `${title} (${times})`;
};
const report = (test, problem) => sending.push(send({ name: nameOf(test), problem }));
mocha
	.run()
	.on('pass', (test) => report(test))
	.on('fail', (test, error) => report(test, String(error?.message ?? error)))
	.on('end', async () => {
		await Promise.all(sending);
		// Some programs keep timers and connections for ever.
		process.exit(0);
	});
