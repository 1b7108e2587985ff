import { bearerValue } from '../oauth/bearer.ts';
import type { Tokens } from '../oauth/tokens.ts';
import type { Answered } from '../simulator.ts';
import type { World } from '../world/world.ts';
import { isBroken, isLost, isStalled } from './faults.ts';

/** The email address of the account whose token the request carries. */
export function senderOf(
	{ headers }: Request,
	{
		tokens,
		oldTokens,
		world,
	}: { readonly tokens: Tokens; readonly oldTokens: Tokens; readonly world: World },
): string | undefined {
	const value = bearerValue(headers.get('authorization'));
	const token = value && (tokens.find(value) ?? oldTokens.find(value));
	return token ? world.people.get(token.personId)?.email : undefined;
}

/** What observers get to know of a request and its answer; the answer stays readable. */
export async function describeAnswer(
	{ method, url }: Request,
	response: Response,
	who: string | undefined,
): Promise<Answered> {
	const { pathname, search } = new URL(url);
	const refusal = await refusalOf(response);
	const trackingId = response.headers.get('trackingid');
	return {
		method,
		path: pathname + search,
		status: isLost(response) ? 0 : response.status,
		...(who && { who }),
		...(refusal && { refusal }),
		...(trackingId && { trackingId }),
	};
}

/** The fields in which the different forms of failures have their sentence. */
const sentenceFields = ['message', 'error_description', 'error'];

async function refusalOf(response: Response): Promise<string | undefined> {
	if (isLost(response)) return 'No answer, on purpose.';
	// Reading it would break it for the client too.
	if (isBroken(response)) return 'The connection was cut, on purpose.';
	if (isStalled(response)) return 'The answer does not end, on purpose.';
	const type = response.headers.get('content-type') ?? '';
	if (/xml/.test(type)) return xmlReason(await response.clone().text());
	if (response.status < 400) return undefined;
	const text = await response.clone().text();
	return sentenceOf(text) ?? `An answer without a reason, status ${response.status}.`;
}

/** The XML API answers failures with the status 200. */
const xmlReason = (text: string): string | undefined =>
	/<serv:result>FAILURE<\/serv:result>\s*<serv:reason>([^<]*)/.exec(text)?.[1];

function sentenceOf(text: string): string | undefined {
	const body = parsed(text);
	if (typeof body !== 'object' || body === null) return undefined;
	const sentence = sentenceFields
		.map((field) => Reflect.get(body, field))
		.find((value) => typeof value === 'string' && value !== '');
	const details = descriptionsOf(body).filter((description) => description !== sentence);
	return [sentence, ...details].filter(Boolean).join(' ') || undefined;
}

function descriptionsOf(body: object): string[] {
	const errors: unknown = Reflect.get(body, 'errors');
	if (!Array.isArray(errors)) return [];
	return errors.map((error) => error?.description).filter((each) => typeof each === 'string');
}

/** `undefined` for what is no JSON, such as a page. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
