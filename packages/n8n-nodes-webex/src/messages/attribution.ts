import type { IExecuteFunctions } from 'n8n-workflow';

type Context = Pick<IExecuteFunctions, 'getInstanceBaseUrl' | 'getWorkflow'>;

/** What n8n's own nodes write below a message, with the address of the workflow in the editor. */
export function attributionOf(context: Context, format: 'markdown' | 'text' = 'markdown'): string {
	const base = context.getInstanceBaseUrl().replace(/\/$/, '');
	const address = `${base}/workflow/${context.getWorkflow().id}`;
	const said = 'This message was sent automatically with';
	return format === 'text' ? `${said} n8n: ${address}` : `*${said} [n8n](${address})*`;
}
