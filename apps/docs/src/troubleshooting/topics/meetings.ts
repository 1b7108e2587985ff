import { topic } from '../entry.ts';

export const meetings = topic(
	'Meetings, recordings, transcripts',
	'Meetings over REST. Most of it appears some time after the meeting.',
	[
		[
			[
				'no meeting has … …, it was deleted, or the account of the credential neither hosts it nor is invited to it',
				'no meeting of the organization has the number …',
			],
			'One sees only meetings that one hosts or is invited to.',
			'Use the account of the host; an administrator or a service app names the person in "Host".',
		],
		[
			[
				'was not held in the last year, as far as the account can see',
				'was not held in the last year and has ended, as far as the account can see: transcripts, summaries and chats are there only for a meeting that has ended',
			],
			'A series or a number stands for the newest meeting that took place, and there was none.',
			'Choose the meeting by the ID that "Get Many" returns with "Held Meetings".',
		],
		[
			[
				'has no transcript: it appears some time after the end, and only when it was recorded with one or the assistant was on',
				'has no summary: it appears some minutes after the end, and only when the AI Assistant was on',
				'is not there: the recording has no transcript, or not yet',
				'the meeting has no transcript … any more',
				'the event does not say which meeting it is of',
			],
			'It is not ready, was not made, or was deleted.',
			'Use "Wait for Transcript" or "Wait for Summary", which go on when it is there.',
		],
		[
			[
				'is not there: the recording has no … file',
				'has no download links: the host or the site has switched on "Prevent downloading", or the account may only watch it',
				'is in the recycle bin: restore it first',
			],
			'The recording exists, but this file of it cannot be had.',
			'Restore it, or let the host allow downloading.',
		],
		[
			[
				'… is not invited to this meeting',
				'… has not registered for this meeting',
				'has …, who is not there now',
			],
			'The person is not among the invitees, the registrants, or those who are in the meeting.',
			'Check the address with "Get Many".',
		],
		[
			[
				'must be on: Webex cancels … of this series that changed on their own when start, end or repetition of the series change. … at ……. Nothing was changed.',
				'is of a series as a whole, and this is one occurrence: choose the series',
			],
			'The change would cancel occurrences that were moved on their own, or belongs to the whole series.',
			'Switch on "Cancel Changed Occurrences" if that is what you want, or choose the series.',
		],
		[
			[
				'has … characters, and Webex keeps at most 64',
				'holds too many: beside the key Webex keeps 2',
			],
			'"Create or Update" keeps your key as an integration tag, of which Webex takes three, of 64 characters.',
			'Use a shorter key, or fewer tags.',
		],
		[
			[
				'is empty: a webinar needs one of the type webinar',
				'is empty: a meeting that starts now belongs to a room (space)',
				'is empty: choose the site, because the account of the credential has none of its own',
				'choose at least one day of the week',
			],
			'This kind of meeting needs the field.',
			'Fill it in.',
		],
	],
);
