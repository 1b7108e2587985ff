import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Fields of a credential that let somebody act as its owner. */
const secretName = /secret|token|password|ticket|hostkey/i;
/** Shorter values, such as "refresh" in a test, are words that occur by themselves. */
const shortest = 12; // characters

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
