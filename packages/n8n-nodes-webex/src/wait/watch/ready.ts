import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { createClient } from '../../n8n/client.ts';
import type { Asked } from '../resume.ts';
import { evaluating } from './evaluating.ts';
import { stateOf } from './state.ts';

/** In milliseconds. In less time nobody sees a question, reads it and presses a button. */
const readingTime = 2000;
const maxPause = 5000;

/**
 * n8n refuses every answer until it has stored the execution as waiting, and Webex does not deliver a refused answer
 * again. Each card says how to see that an answer has arrived. Where n8n takes long enough for somebody to press a
 * button meanwhile, a reply below the card says so too.
 */
export async function announceReadiness(
	context: IExecuteFunctions | IWebhookFunctions,
	{ card, url }: Asked,
	isOpen: () => boolean,
): Promise<void> {
	if (!card) return;
	await sleep(Math.max(0, card.sentAt + readingTime - Date.now()));
	let isLate = false;
	for (let pause = 250; isOpen(); pause = Math.min(pause * 2, maxPause)) {
		const state = await stateOf(context, url);
		if (state === 'waiting' && isLate) await announce();
		if (state !== 'running') return;
		isLate = true;
		await sleep(pause);
	}

	async function announce(): Promise<void> {
		const markdown =
			'The question above can be answered **from now on**. An answer before this message did not arrive: please answer again.';
		await evaluating(context, async () => {
			const webex = await createClient(context);
			await webex.messages.create({ ...card?.thread, markdown });
		});
	}
}
