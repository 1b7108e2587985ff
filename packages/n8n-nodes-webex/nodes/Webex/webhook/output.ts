import type { Webhook } from '@webex-nodes/client';

/** Says that there is a secret, which the engine leaves out: a person who has it can forge deliveries. */
export const shown = (webhook: Webhook) => ({
	...webhook,
	...(webhook.secret && { hasSecret: true }),
});
