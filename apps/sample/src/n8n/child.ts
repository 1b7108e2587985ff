// Runs the program named in the arguments, and kills it when the process that started it is gone, also after kill -9
// of that one: the lock of the data folder is gone then too, and another n8n may start on it.
import { createRequire } from 'node:module';
import { Socket } from 'node:net';

const parent = 3; // the file descriptor of a pipe that closes when the other process ends

const killGroup = () =>
	process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
new Socket({ fd: parent }).once('close', killGroup).resume().unref();

// The program finds its arguments where they are without this file.
process.argv.splice(1, 1);
createRequire(import.meta.url)(process.argv[1] ?? '');
