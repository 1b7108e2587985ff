import type { Simulator } from '../../src/index.ts';

export interface Answer {
	readonly status: number;
	readonly text: string;
}

export async function send(
	simulator: Simulator,
	method: string,
	path: string,
	body?: unknown,
	{ contentType = 'application/json', token = simulator.personalToken } = {},
): Promise<Answer> {
	const response = await simulator.request(
		new Request(`https://simulator.test/v1${path}`, {
			method,
			headers: {
				authorization: `Bearer ${token}`,
				...(body !== undefined && { 'content-type': contentType }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		}),
	);
	return { status: response.status, text: await response.text() };
}

/** Creates something, and gives its ID. */
export type Create = (path: string, body: Readonly<Record<string, unknown>>) => Promise<string>;

/** What examples name: IDs in paths, and values of fields, each by operation or resource. */
export interface Prepared {
	/** One for every parameter of the path, or one each. */
	readonly paths: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
	readonly fieldsOf: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	/** The token of operations that only another account may call. */
	readonly tokens?: Readonly<Record<string, string>>;
}
