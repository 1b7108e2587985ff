// Runs a program that is not written for Node, and kills it when the process that started it closes the pipe or is
// gone. It waits for the program before it ends itself: PostgreSQL does not start again while the process table has
// the old one, and in a container there may be nobody else who removes it.
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

const [, , binary = '', ...args] = process.argv;
const parent = 3; // the file descriptor of a pipe that closes when the other process ends
const running = spawn(binary, args, { stdio: 'inherit' });
new Socket({ fd: parent })
	.once('close', () => running.kill('SIGKILL'))
	.resume()
	.unref();
// A signal reaches the program too, because it is sent to the group.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
running.once('exit', (code) => process.exit(code ?? 1));
running.once('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
});
