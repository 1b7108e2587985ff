import { topic } from '../entry.ts';

export const answers = topic('What Webex refuses', 'Webex understood the request and said no.', [
	[
		'Webex refused the input: …',
		'A value does not fit; what follows is the sentence of Webex. Often an ID is of another kind than the field wants.',
		'Choose the object from the list of the field, or look at the item that the expression read.',
	],
	[
		'Webex did not find it: …',
		'Nothing has this ID, it was deleted, or the account may not see it. Webex does not say which.',
		'Check the ID, and whether the account is a member of the room, or host of the meeting.',
	],
	[
		'Webex has this already: …',
		'It exists, so Webex does not create it again.',
		'Use an operation that may repeat: "Create or Get", "Ensure Members", "Ensure", "Create or Update".',
	],
	[
		'Webex found malware in the file',
		'Webex scanned the file and refuses to give it out.',
		'Tell the person who sent it. Nobody can download it.',
	],
	[
		'The file is larger than Webex takes',
		'Webex takes files of at most 100 MB.',
		'Make it smaller, or share it elsewhere and send the link.',
	],
	[
		'Webex is still scanning the file for malware',
		'The file was sent a moment ago. The node waited for the scan, and it is not over.',
		'Run it again later.',
	],
	[
		'Webex cannot scan the file for malware',
		'The file is encrypted or has a password.',
		'If you trust the sender, switch on "Allow Unscannable".',
	],
	[
		'The download link of Webex no longer works',
		'Links to recordings work for 3 hours.',
		'Get the recording again, which makes a new link.',
	],
	[
		['The file "…" did not arrive whole: …', 'The download of … stopped after …: …'],
		'The download ended early. Nothing was stored.',
		'Run it again.',
	],
	[
		[
			'The file was not sent: …',
			'can be read only once',
			'has more than the … bytes that were announced',
			'has only … of the … bytes that were announced',
			'could not be read to its end',
		],
		"The file could not be read from n8n's storage as it was announced. Nothing was changed at Webex.",
		'Run the node before this one again, which makes the file anew.',
	],
]);
