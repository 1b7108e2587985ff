import { CreateWebhook } from '@webex-nodes/client/schemas';
import { z } from 'zod';

const text = z.string().min(1);
const email = z.email();

/** An ISO date with its zone, or a number of minutes before the start. */
const error =
	'expected a date such as 2025-01-31T09:00:00Z, or a number of minutes before the start';
const moment = z.union(
	[z.iso.datetime({ offset: true, error }), z.number({ error }).min(0, { error })],
	{ error },
);

const Message = z
	.strictObject({
		/** The email address of the author. */
		by: email,
		text: text.optional(),
		/** May mention people: `<@personEmail:ADDRESS>`. */
		markdown: text.optional(),
		/** The content of an Adaptive Card. */
		card: z.looseObject({ type: z.literal('AdaptiveCard'), version: text }).optional(),
		created: moment.optional(),
		/** Messages of a room with the same name form a thread; the first one is its root. */
		thread: text.optional(),
	})
	.refine(({ text, markdown, card }) => text || markdown || card, {
		error: 'expected text, markdown or card',
	});

const Room = z.strictObject({
	title: text.optional(),
	type: z.enum(['direct', 'group']).default('group'),
	/** Email addresses; the first one is the creator. */
	members: z.array(email).min(1),
	moderators: z.array(email).default([]),
	/** The name of a team. */
	team: text.optional(),
	created: moment.optional(),
	messages: z.array(Message).default([]),
});

const Webhook = CreateWebhook.extend({
	/** The email address of its owner. */
	by: email,
	name: text,
	targetUrl: z.url({ protocol: /^https?$/ }),
});

/** The content of a seed file. People are named by their email addresses, teams by their names. */
export const SeedContent = z.strictObject({
	/** Who has the personal token, and the bot token. */
	personalToken: email,
	botToken: email,
	people: z
		.array(
			z.strictObject({
				name: text,
				email,
				isAdmin: z.boolean().default(false),
				isBot: z.boolean().default(false),
			}),
		)
		.min(1),
	teams: z
		.array(
			z.strictObject({
				name: text,
				description: text.optional(),
				/** The first one is the creator, and a moderator. */
				members: z.array(email).min(1),
			}),
		)
		.default([]),
	rooms: z.array(Room).default([]),
	webhooks: z.array(Webhook).default([]),
});
export type SeedContent = z.infer<typeof SeedContent>;
