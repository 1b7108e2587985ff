// Runs n8n, and ends it when the process that started it is gone, also after kill -9: the lock of the data folder is
// gone then too, and another n8n may start on it.
import { createRequire } from 'node:module';
import { Socket } from 'node:net';

const parent = 3; // the file descriptor of a pipe that closes when the other process ends

const endGroup = () =>
	process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
new Socket({ fd: parent }).once('close', endGroup).resume().unref();

// n8n reads its command from where it is without this file.
process.argv.splice(1, 1);
createRequire(import.meta.url)(process.argv[1] ?? '');
