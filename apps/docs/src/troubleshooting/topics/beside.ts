import { topic } from '../entry.ts';

export const beside = topic(
	'Beside the output, and while a workflow is tried',
	'These do not fail the workflow. They say what a person should know.',
	[
		[
			'There is nothing to show yet',
			'A trigger was tried in the editor, and nothing of what it waits for has happened lately.',
			'Do it in Webex, such as writing a message, and try again. The active workflow does not need this.',
		],
		[
			[
				'A sample: the cursor did not move. The active workflow returns what is new since its own last run.',
				'A sample: the active workflow begins, or goes on, where its own last run ended.',
			],
			'You ran the workflow by hand, which shows some items and remembers nothing.',
			'Publish the workflow: its schedule returns each message once.',
		],
		[
			'"Include Secrets" is on: n8n stores passwords, host keys and links with this execution. Delete the execution when they are no longer needed.',
			'The output holds secrets, and n8n keeps it with the execution.',
			'Switch "Include Secrets" off where you do not need them.',
		],
		[
			'A bot reads only those messages of a group room (space) that mention it. To read all of them, use "OAuth2" with the account of a member.',
			'The node reads messages with the credential of a bot.',
			'Use the account of a person who is in the room: [Bots, integrations, service apps](accounts.md).',
		],
		[
			[
				'Nothing was retrieved: …. What is new comes with a later execution.',
				'execution … of this workflow still retrieves, or works with what this node returned',
				'Nothing was returned: this execution was so slow that another one took its place, and returns the same.',
			],
			'Two executions of the same workflow ran at the same time. Only one of them retrieves, so that nothing comes twice.',
			'Nothing. If it happens often, let the schedule run less often.',
		],
		[
			[
				'Not everything could be read (…). Nothing is lost: a later run returns the rest, once it can be read.',
				'… could not be read (……). …',
				'… of the chosen rooms could not be read: …',
				'The next run tries again, where the account is still in the room.',
				'Nothing is lost: a later run returns what they hold, once they can be read.',
				'A later poll returns what they hold, once they can be read.',
				'What they hold was not searched.',
			],
			'Webex refused some rooms, hosts or sites. Their place is kept: they are read when Webex lets the account in again. Only Search does not come back to them.',
			'Look at the names: the account may have left these rooms.',
		],
		[
			'The account is not, or no longer, in … of the chosen rooms (spaces): …',
			'The list of rooms names some that the account is not in.',
			'Add the account to them, or take them off the list.',
		],
		[
			'This run ended after …, and there may be more. Nothing is lost: the next run goes on there. The option "…" says how many a run returns',
			'The run returned a full part.',
			'Nothing: the next run goes on. Raise the option that is named to get more at a time.',
		],
		[
			[
				'This n8n has no data tables, so its processes do not share where this node stands. On one process every message is returned once; in queue mode, use the Webex Scheduled Check Trigger.',
				'n8n could not use its data table "…": …',
				'The entry of this execution was removed while it was written.',
				'n8n has shown no stream yet',
			],
			'The node remembers in a data table of n8n how far it came, and could not read or write it.',
			'Check that data tables are switched on (not in N8N_DISABLED_MODULES) and not full (N8N_DATA_TABLES_MAX_SIZE_BYTES); then run it again.',
		],
		[
			['The signature is missing or does not fit', 'Not an event of Webex'],
			'The answer to a call of the address of a trigger that did not come from Webex, or was changed on the way. It starts nothing.',
			'Nothing, if you called the address yourself. If events of Webex are refused, let the proxy pass on the body as it came.',
		],
	],
);

export const log = topic(
	"In n8n's log",
	'Warnings that n8n writes into its log. Nothing is lost by them; most say that something is done later.',
	[
		[
			['The webhook of "…" was not checked: …', 'A webhook is deleted later: …'],
			'The trigger looks after its webhook every ten minutes, and could not this time.',
			'Nothing, unless it stays: then look at the reason at the end of the line.',
		],
		[
			['The first poll of "…" failed: …. The next one begins where this one began.'],
			'Webex could not be asked when the workflow was activated.',
			'Nothing: the next poll returns what happened since.',
		],
		[
			[
				'"…" does not know whether an event came before: …',
				'A message could not be read for its text: …',
				'Where "…" stands could not be written: …',
				'Execution … could not be read: …',
			],
			'n8n or Webex could not be asked in that moment. The event goes on rather than being lost, so it may come twice.',
			'Nothing, unless it stays: then look at the data tables and at the reason.',
		],
		[
			[
				'A question was answered, but could not be closed: …',
				'An outcome could not be shown: …',
				'A question that is answered could not be read: …',
				'The name of the person who answered is not known: …',
				'A person who may not answer could not be notified: …',
				'An answer could not be processed: …',
				'A room could not be informed that its question is ready: …',
				'A question could not be deleted again: …',
			],
			'An answer counted, or was refused, and something that should be shown for it in Webex could not be.',
			'Nothing, unless the card stays in the room: then delete it by hand.',
		],
		[
			[
				'What n8n waited for could not be closed: …',
				'What n8n waits for could not be looked after: …',
				'Webex could not be asked for what an execution waits for: …',
			],
			'n8n looks after what waits, and could not this time.',
			'Nothing: it tries again.',
		],
		[
			[
				'"…" waits, but n8n could not start its clock: if this process stops, only Webex tells of it: …',
				'Nothing may tell "…" when it appears: Webex does not call n8n for this meeting, and n8n did not reach its own address at …. Set WEBHOOK_URL of n8n to an address that n8n itself reaches.',
			],
			'An execution waits for a recording, transcript or summary, and n8n cannot wake it up by itself.',
			'Set WEBHOOK_URL to an address that n8n itself reaches.',
		],
	],
);
