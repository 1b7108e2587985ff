import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measured } from './contender.ts';
import type { RaceOptions } from './race.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Megabytes: V8 lets the young part grow to three times 32 where the machine has room. */
const small = ['--max-semi-space-size=4', '--max-old-space-size=64'];

/** A contender that is loaded, and waits. */
export interface Started {
	readonly run: () => Promise<Measured>;
}

/** Loads a contender in a process of its own. */
export async function start(
	module: URL,
	name: string,
	setting: unknown,
	{ isUncompiled = false, isSmall = false }: Pick<RaceOptions, 'isSmall' | 'isUncompiled'> = {},
): Promise<Started> {
	const { NODE_COMPILE_CACHE, ...env } = process.env;
	const started = fork(child, [module.href, name], {
		execArgv: ['--expose-gc', ...(isSmall ? small : [])],
		env: isUncompiled || !NODE_COMPILE_CACHE ? env : { ...env, NODE_COMPILE_CACHE },
	});
	const answer = async <Message>(question: unknown) => {
		const received = messageOf<Message>(started, name);
		started.send(question as object);
		return await received;
	};
	await answer(setting);
	return { run: async () => await answer('begin') };
}

/** The next message of a process. Rejects when it ends before, for then something went wrong, and it has said what. */
export async function messageOf<Message>(process: ChildProcess, name: string): Promise<Message> {
	const over = new AbortController();
	try {
		const [message] = await Promise.race([
			once(process, 'message', { signal: over.signal }),
			once(process, 'exit', { signal: over.signal }).then(([code]) => {
				throw new Error(`${name} ended with exit code ${code}: see above`);
			}),
		]);
		return message as Message;
	} finally {
		over.abort();
	}
}
