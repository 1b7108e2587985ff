import type { IWebhookFunctions } from 'n8n-workflow';
import { isGenuine } from '../../webhook/signature.ts';
import { secretOf, type Ticket } from './ticket.ts';

/** Whether a call is a reason to look. */
export type Prompt = 'forged' | 'look' | 'news' | 'other';

/**
 * A delivery of Webex has to be signed. The call of n8n itself, `{"look": true}`, is not: it can do nothing but make
 * the node look, and its sender has to know the address.
 */
export async function promptOf(context: IWebhookFunctions, ticket: Ticket): Promise<Prompt> {
	const { method, headers, rawBody } = context.getRequestObject();
	if (method !== 'POST') return 'other';
	const body = rawBody ?? new Uint8Array();
	const call = parsed(body);
	if (call?.look === true) return 'look';
	if (!(await isGenuine(headers, body, await secretOf(context, ticket)))) return 'forged';
	return isAbout(ticket, call?.data?.meetingId) ? 'news' : 'other';
}

interface Call {
	readonly look?: unknown;
	readonly data?: { readonly meetingId?: unknown } | null;
}

function parsed(body: Uint8Array): Call | undefined {
	try {
		return { ...(JSON.parse(Buffer.from(body).toString()) as Call) };
	} catch {
		return undefined;
	}
}

/** Webex does not document what an event says of its meeting, and a series has no such ID. */
const isAbout = ({ meetingId }: Ticket, named: unknown) =>
	typeof named !== 'string' || !meetingId.includes('_I_') || named === meetingId;
