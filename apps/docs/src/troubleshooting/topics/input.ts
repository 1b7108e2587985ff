import { topic } from '../entry.ts';

export const input = topic(
	'A field of the node',
	'The node checks what is entered before it asks Webex. The headline names the field; the sentence below it is one of these.',
	[
		[
			[
				'"…" cannot be used',
				'"…" must be on',
				'expected a text that is not empty',
				'is empty: choose or enter at least one room (space) or person',
				'is empty: choose or enter at least one person',
				'expected at least one',
			],
			'The field with this name has a value that the node or Webex cannot use. The sentence below it says why.',
			'Change the value. If it comes from an expression, look at the item that it read.',
		],
		[
			[
				'"…" has no choice "…"',
				'"…" is not a date',
				'"…" is not a number it can use',
				'This node has no operation "…"',
				'This trigger does not have the chosen event: choose another one.',
			],
			'An expression returned something that the field does not take, or the workflow was made with another version of the package.',
			'Choose a value from the list, or correct the expression. For an unknown operation, update n8n-nodes-webex.',
		],
		[
			[
				'expected the ID of a …, got that of a …',
				'expected the ID of a …, which begins with "Y2lz", its UUID, or its address in the Webex app',
				'expected email addresses, person IDs or all, got "…"',
				'expected an ID, such as Webex gives for each object',
				'expected at least one room (space)',
				'expected at least one room',
			],
			'An ID of Webex is a long text that begins with "Y2lz". This is none, or that of another kind of object.',
			'Choose the object from the list, or paste its ID or its address from the Webex app.',
		],
		[
			['No … has the … "…"', '"…" could be any of … …', 'Nothing finds a … by its name'],
			'"By Name" takes what exactly one room, team or person is called, or a part of it. In other modes, in lists, for agents and for what cannot be taken back only the whole name counts. Nothing has this name as far as the account can see, or several have it; the sentence below names them.',
			'Enter the whole name, a name with a comma on a line of its own, or choose the room, team or person from the list, which stores its ID.',
		],
		[
			[
				'nobody has the address …, or the account may not see them',
				'found no person with the email address …',
				'… is not in the room',
				'the account is not in this room (space)',
				'… is not in the team',
			],
			'The person, or the membership, does not exist as far as the account can see.',
			'Check the spelling of the address, and that the account is in the room or team.',
		],
		[
			[
				'expected texts with commas in between, or a list of texts such as ["one", "two"], got an object with "…" in the list. An expression such as {{ $json.list.map((each) => each.id) }} returns one value of each',
			],
			'The expression returns a list of objects, and the field wants a list of texts.',
			'Let the expression return one value of each object, as the sentence shows.',
		],
		[
			[
				'expected a date and time such as 2026-01-31T09:00:00Z, got "…"',
				'expected a date and time with its offset, such as 2026-01-31T09:00:00Z',
				'expected ISO 8601 times with an offset, such as 2026-01-31T00:00:00Z',
				'expected a start and an end after it',
				'it ends before it begins',
				'is later than "Starts Before"',
				'expected a time in the future, got …',
				'expected a time within … days, got …',
				'expected a time that ends before the year 3000',
			],
			'A time cannot be read, or two of them are in the wrong order.',
			'Enter a time as the sentence shows it, with the end after the start.',
		],
		[
			[
				'… does not exist in …, where clocks skip it: choose another time, or give one with an offset',
				'a time with an offset needs a time zone, such as … for UTC, got "…"',
				'… is the second of two equal times of a clock in …, and Webex would take the first: choose another time, or time zone … (UTC)',
			],
			'On the night when the clocks change, this time does not exist, or exists twice.',
			'Choose another time, or give it with an offset.',
		],
		[
			[
				'expected a whole number from 1',
				'expected a number such as 3, got …',
				'expected milliseconds, 0 or more',
				'expected the size of … in bytes',
				'expected a JSON object such as {"reminderTime": 30}, got …',
				'is not JSON: …',
			],
			'The value is of another kind.',
			'Enter a value as the sentence shows it.',
		],
		[
			[
				'expected a part of the text, or a pattern such as /^alarm/i',
				'has too many groups inside each other',
				'refers to a group with …: write out what the group holds',
				'has …, which only old patterns have: write the character that is meant',
				'is too long, or has parts that are repeated too often',
				'has the flag v: use u',
			],
			'A text between slashes is a pattern (a regular expression). This one cannot be read, or has a part that the node does not search, because a text could make it take hours.',
			'Correct the pattern as the sentence says, or leave the slashes out to look for the text itself.',
		],
		[
			[
				'no file is read from …: it is in the network of this machine, and Webex is not',
				'expected one line, of letters that a header can hold',
				'expected one value without & and blanks, got …',
			],
			'A value, such as one that came with an item, would lead a request somewhere else than you meant. Nothing was sent.',
			'Look at the item that the expression read, and where it came from.',
		],
		[
			[
				'expected an address that begins with https://, got "…"',
				'expected an address such as …',
				'expected an address that begins with https://, because secrets are sent to it; http:// is accepted only for this machine (localhost, 127.0.0.1, [::1])',
				'expected an address without a query, a fragment, a user name or spaces, such as …',
				'no secret is sent to … without encryption: use an address that begins with https://; http:// is accepted only for this machine',
			],
			'The address is not one that the node uses: tokens and files are sent only encrypted.',
			'Enter an address as the sentence shows it.',
		],
		[
			[
				'expected a path below …, such as /devices…',
				'expected a service of this environment: … is known without "…"',
			],
			'"API Request" asks only hosts of Webex, because it sends the token.',
			'Enter a path, such as /devices, or choose the service in "Host". Other hosts: the HTTP Request node.',
		],
		[
			[
				'expected an address from "files" of a message, such as https://webexapis.com/v1/contents/…',
				'expected a download address that Webex gave, such as recordingDownloadLink of a recording',
				'expected a transport that adds no token, to download what has a ticket of its own',
			],
			'"Download" takes addresses that Webex itself gave.',
			'Take the address from the message or the recording as it is. Other addresses: the HTTP Request node.',
		],
		[
			[
				'expected what an earlier back-fill returned; leave it out to start anew',
				'expected what an earlier retrieval returned; leave it out to start anew',
				'expected the next link of the same list with the same period',
			],
			'What was stored of an earlier run cannot be read any more.',
			'Start anew: "Start Again From", or remove the rows of the node from the data table "Webex Cursors".',
		],
	],
);
