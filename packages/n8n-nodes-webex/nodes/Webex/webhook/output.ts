import type { Webhook } from '@webex-nodes/client';

/** Without its secret: who knows it can forge deliveries. */
export function shown({ secret, ...webhook }: Webhook): Omit<Webhook, 'secret'> {
	return { ...webhook, ...(secret && { hasSecret: true }) };
}
