import type {
	IDataObject,
	IExecuteFunctions,
	IRunExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Shape } from '../../output/shape.ts';
import { homeAddress } from '../resume.ts';

/** What meetings leave behind; the same names as those of the resources of the node. */
export type Kind = 'recording' | 'summary' | 'transcript';

/** What one execution waits for. n8n stores it with the execution, so that any process can go on with it. */
export interface Ticket extends Shape {
	/** At random: a call for an earlier wait of the same execution has another one. */
	readonly id: string;
	readonly kind: Kind;
	/** Of the held meeting, or of the series or occurrence while none of it was held. */
	readonly meetingId: string;
	/** Empty for the account of the credential. */
	readonly hostEmail: string;
	/** Milliseconds since the epoch after which the execution goes on without it. */
	readonly until: number;
	readonly includeSecrets: boolean;
	/** The time zone of the workflow, an IANA name. */
	readonly zone: string;
	/** Where it is resumed. */
	readonly url: string;
	/** Absent where the node only asks. */
	readonly webhookId?: string;
}

/** In what n8n stores of the node while its execution waits. */
const key = 'waitsFor';

export function noteTicket(context: IExecuteFunctions, ticket: Ticket): void {
	context.getContext('node')[key] = { ...ticket };
}

/** What the execution waits for now. */
export function ticketOf(context: IWebhookFunctions): Ticket | undefined {
	const { runExecutionData } = context as {
		readonly runExecutionData?: Pick<IRunExecutionData, 'executionData'> | null;
	};
	const { contextData } = runExecutionData?.executionData ?? {};
	const stored: IDataObject | undefined = contextData?.[`node:${context.getNode().name}`];
	return stored?.[key] as Ticket | undefined;
}

export const isOver = ({ until }: Pick<Ticket, 'until'>): boolean => Date.now() > until;

type Context = IExecuteFunctions | IWebhookFunctions;

export const addressOf = (context: Context, { id, until }: Pick<Ticket, 'id' | 'until'>): string =>
	homeAddress(context, { wait: id, until: String(until) });

/** What an address says of a wait, to somebody who does not have its execution. */
export function readAddress(url: string): Pick<Ticket, 'id' | 'until'> | undefined {
	const { searchParams } = new URL(url);
	const id = searchParams.get('wait');
	const until = Number(searchParams.get('until') ?? Number.NaN);
	return id && Number.isFinite(until) ? { id, until } : undefined;
}

/** Only this n8n can compute it, from the signature of an address that nobody is told. */
export async function secretOf(context: Context, { id }: Pick<Ticket, 'id'>): Promise<string> {
	const { pathname, search } = new URL(context.getSignedResumeUrl({ wait: id, use: 'secret' }));
	const hash = await crypto.subtle.digest('SHA-256', Buffer.from(pathname + search));
	return Buffer.from(hash).toString('hex');
}
