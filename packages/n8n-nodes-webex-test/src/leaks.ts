import type { Simulator } from '@webex-nodes/simulator';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

/** Fields of a credential that let somebody act as its owner. */
const secretName = /secret|token|password|ticket|hostkey/i;
/** Shorter values, such as "refresh" in a test, are words that occur by themselves. */
const shortest = 11; // characters

/**
 * In each secret that the simulator makes: tokens and tickets; client secrets, codes and keys of links; passwords of
 * meetings and recordings. The harness puts the second one into host keys too.
 */
const marks = ['_PF84_', '5ec2e75ec2e7', 'Sim5ec2e7', 'Rec5ec2e7', 'Mk5ec2e7'];

/** Host keys have six digits, which say nothing: in these tests they can be told from other numbers. */
export function markHostKeys({ meetings }: Simulator['world']): void {
	meetings.newHostKey = () => `5ec2e75ec2e7-${meetings.newDigits(6)}`;
	for (const [id, meeting] of meetings.series) {
		meetings.series.set(id, { ...meeting, hostKey: meetings.newHostKey() });
	}
}

/** Their result is a link, which they are there for. */
const linking = new Set(['getHostUrl', 'getJoinLink', 'getLoginUrl']);

/** What an output may hold: nothing, unless somebody asked for it. */
export const forbiddenIn = (parameters: INodeParameters): readonly string[] => {
	const { operation, options } = parameters;
	const wanted = [parameters, Object(options)].some(
		({ includeSecrets }) => includeSecrets === true,
	);
	return wanted || linking.has(String(operation)) ? [] : marks;
};

interface Searched<Result> {
	readonly credential: () => readonly ICredentialDataDecryptedObject[];
	/** What it may not hold in its result, or in what it said, beside the secrets of the credential. */
	readonly forbidden: () => readonly string[];
	/** Warnings, and what it answered. */
	readonly said: () => object;
	/** What n8n keeps of it besides, which holds no secret of the credential. */
	readonly kept?: () => object;
	readonly work: () => Promise<Result>;
}

/** Runs something of a trigger, and searches what came of it, and what was printed, whether it failed or not. */
export async function searched<Result>(options: Searched<Result>): Promise<Result> {
	const { credential, forbidden, said, kept = () => ({}), work } = options;
	takePrinted();
	const check = (outcome: object) => {
		const own = secretsOf(...credential());
		const found = [
			...leaksIn({ ...outcome, ...said(), printed: takePrinted() }, [...own, ...forbidden()]),
			...leaksIn(kept(), own),
		];
		if (found.length > 0) throw new Error(`A secret is in ${found.join(', ')}`);
	};
	let result: Result;
	try {
		result = await work();
	} catch (error) {
		check({ error });
		throw error;
	}
	check({ result });
	return result;
}

/** The secrets of a credential, and of what n8n stores with it. */
export function secretsOf(...stored: readonly ICredentialDataDecryptedObject[]): string[] {
	const found = new Set<string>();
	const look = (name: string, value: unknown): void => {
		if (typeof value === 'object' && value !== null) {
			for (const [inner, each] of Object.entries(value)) look(inner, each);
		} else if (typeof value === 'string' && value.length >= shortest && secretName.test(name)) {
			found.add(value);
		}
	};
	for (const each of stored) for (const [name, value] of Object.entries(each)) look(name, value);
	return [...found];
}

/**
 * Where a value that n8n keeps or prints holds one of the secrets, as paths such as `resultData.error.cause.message`: in
 * names and texts, in what errors hold beside their fields, and as n8n stores files, in base64.
 */
export function leaksIn(value: unknown, secrets: readonly string[]): string[] {
	if (secrets.length === 0) return [];
	const marks = secrets.flatMap((secret) => [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		// The part that does not depend on what stands before it.
		...[0, 1, 2].map((shift) => Buffer.from(secret.slice(shift)).toString('base64').slice(0, 15)),
	]);
	const pattern = new RegExp(
		[...new Set(marks)].map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'),
	);
	const seen = new Set<object>();
	const found: string[] = [];
	const open: (readonly [path: string, value: unknown])[] = [['', value]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [path, inner] = next;
		if (typeof inner === 'string') {
			if (pattern.test(inner)) found.push(path);
			continue;
		}
		if (typeof inner !== 'object' || inner === null || seen.has(inner)) continue;
		seen.add(inner);
		if (inner instanceof Uint8Array) {
			if (pattern.test(Buffer.from(inner).toString('latin1'))) found.push(path);
			continue;
		}
		const entries: (readonly [unknown, unknown])[] =
			inner instanceof Map ? [...inner] : Object.entries(inner);
		if (inner instanceof Error) {
			const { message, stack, cause } = inner;
			entries.push(['message', message], ['stack', stack], ['cause', cause]);
		}
		for (const [name, each] of entries) {
			if (pattern.test(String(name))) found.push(`${path} (a name)`);
			open.push([path === '' ? String(name) : `${path}.${String(name)}`, each]);
		}
	}
	return found;
}

const printed: string[] = [];
let isListening = false;

/** What was printed since it was called last, by n8n's logger or anybody else in this process. */
export function takePrinted(): string[] {
	if (!isListening) {
		isListening = true;
		for (const stream of [process.stdout, process.stderr]) {
			const write = stream.write.bind(stream);
			stream.write = ((chunk: unknown, ...rest: []) => {
				printed.push(String(chunk));
				return write(chunk as string, ...rest);
			}) as typeof stream.write;
		}
		for (const name of ['debug', 'error', 'info', 'log', 'warn'] as const) {
			// biome-ignore lint/suspicious/noConsole: what is printed is searched
			const say = console[name].bind(console);
			console[name] = (...parts: unknown[]) => {
				printed.push(
					parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '),
				);
				say(...parts);
			};
		}
	}
	return printed.splice(0);
}
