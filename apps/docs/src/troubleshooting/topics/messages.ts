import { topic } from '../entry.ts';

export const messages = topic(
	'Messages, cards and questions',
	'Sending, cards, and Send and Wait for Response.',
	[
		[
			[
				'is empty: enter a text, or attach a file in "Options"',
				'is empty: a card needs a text too, for notifications and for apps that do not show cards',
			],
			'Webex sends no message without a text or a file, and a card needs a text beside it.',
			'Enter a text.',
		],
		[
			[
				'is … bytes long, and Webex takes ……: shorten it, or set "Long Messages" to "Split Into a Thread"',
				' beside the … bytes for the mark of "Send Once Key"',
			],
			'Webex takes 7,439 bytes a message. Letters with accents and emoji are several bytes.',
			'Shorten the text, or let the node split it into a thread.',
		],
		[
			'needs the format Markdown or HTML',
			'The option works by a mark, or a mention, that plain text cannot hold.',
			'Set "Format" to Markdown or HTML.',
		],
		[
			'holds a file of … MB, and Webex takes 100 MB: make it smaller, or share it elsewhere and send the link',
			'Webex takes files of at most 100 MB.',
			'Make it smaller, or send a link.',
		],
		[
			[
				'expected "AdaptiveCard", got …',
				'expected "1.3" or lower, which Webex shows, got …',
				'expected at least one element in "body", or an action',
				'expected an object, got …',
				'is nested more than … levels deep',
				'is missing: … needs it',
				'is used twice: … has "…" too',
				'is empty: answers come under it',
			],
			'The card is not one that Webex shows. The sentence begins with the place in the card, such as `body[2].url`.',
			'Correct this place; the designer of cards at developer.webex.com shows the result. See [Cards](cards.md).',
		],
		[
			[
				'need a label: number … has none',
				'need choices: "…" has none',
				'expected at least one field to fill in',
				'has two fields with the name "…": give each a "Field Name" of its own',
			],
			'An input of the card or form is not complete, or two of them have one name, so that one answer would replace the other.',
			'Complete the input, or give it a "Field Name" of its own.',
		],
		[
			'expected at most … people, got …: leave it empty, and ask in a room that only these people are in',
			'"Allowed Approvers" holds too many people for the address of the answer.',
			'Leave it empty, and ask in a room that only these people are in.',
		],
		[
			['Webex cannot reach this n8n at …'],
			'Webex sends events and answers over the internet, and this address is known only inside a network.',
			'Set WEBHOOK_URL of n8n to an address that is known outside. Or ask by a link, or use the Webex Scheduled Check Trigger, which needs no such address.',
		],
		[
			'The n8n at … does not accept answers to what this process asks',
			'Two processes of n8n sign differently: they have different encryption keys. Nothing was sent.',
			'Give all processes the same N8N_ENCRYPTION_KEY. See [n8n on many workers](queue-mode.md).',
		],
		[
			'The n8n at … does not know this execution',
			'WEBHOOK_URL leads to another n8n. Nothing was sent.',
			'Set WEBHOOK_URL to the address of this n8n, for each worker too.',
		],
		[
			'This question is closed',
			'Somebody opened the page of a question that has an answer, or whose time is over.',
			'Nothing: the first answer counted.',
		],
		[
			'It asks and waits once, for the first of … items: to do so for each of them, put the node into a loop.',
			'Several items came in, and the node asked one question.',
			'Put the node into "Loop Over Items" to ask for each.',
		],
		[
			['Webex takes one file a message…: … messages were sent.', ', and none beside a card'],
			'Not an error: each further file became a message of its own.',
			'Nothing.',
		],
	],
);
