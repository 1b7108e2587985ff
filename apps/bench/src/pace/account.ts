import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../run/start.ts';

export interface Limit {
	/** Of the bucket, in a second; 0 for no limit. */
	readonly rate: number;
	readonly burst: number;
	/** In milliseconds. */
	readonly latency?: number;
}

/** A server that limits one account. */
export interface Account {
	readonly url: string;
	/** What it answered and refused so far. */
	readonly counted: () => Promise<{ readonly answered: number; readonly refused: number }>;
	readonly close: () => void;
}

export async function startAccount({ rate, burst, latency = 0 }: Limit): Promise<Account> {
	const path = fileURLToPath(new URL('./server.ts', import.meta.url));
	const server = fork(path, [rate, burst, latency].map(String));
	const url = await messageOf<string>(server, 'The server');
	return {
		url,
		counted: async () => {
			const counted = messageOf<{ answered: number; refused: number }>(server, 'The server');
			server.send('count');
			return await counted;
		},
		close: () => server.kill(),
	};
}
