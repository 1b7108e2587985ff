import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Served } from '../row.ts';
import type { Setting } from '../server/main.ts';
import { messageOf } from './start.ts';

export interface RunningServer {
	readonly serve: (setting: Setting) => Promise<Served>;
	readonly close: () => void;
}

/** The server of rooms and messages, in a process of its own. */
export async function startServer(): Promise<RunningServer> {
	const child = fork(fileURLToPath(new URL('../server/main.ts', import.meta.url)));
	const url = await messageOf<string>(child, 'The server');
	const control = async (path: string, body?: unknown) => {
		const response = await fetch(`${url}/control/${path}`, {
			method: 'POST',
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		return (await response.json()) as { readonly requests: number; readonly bytes: number };
	};
	return {
		serve: async (setting) => {
			await control('world', setting);
			const counted = async () => {
				const { requests, bytes } = await control('count');
				return { requests, read: bytes / 1e6 };
			};
			return { url, counted };
		},
		close: () => child.kill(),
	};
}
