import { topic } from '../entry.ts';

export const account = topic(
	'The account and its rights',
	'Webex does not let the account in, or does not let it do this.',
	[
		[
			'The Webex credential is not connected yet',
			'The credential has a client ID and a secret, but nobody has signed in with it.',
			'Open the credential, connect the account, and sign in to Webex.',
		],
		[
			'The Webex credential must be reconnected',
			'Webex refuses the refresh token: somebody revoked the access, the password changed, or nothing used it for 90 days.',
			'Open the credential and connect the account again. Workflows go on where they stopped.',
		],
		[
			'The Webex service app must be authorized again',
			'Webex refuses the refresh token of the service app: an administrator withdrew the authorisation, or nothing used it for 90 days.',
			'Copy a new refresh token from "Org Authorizations" of the service app into the credential.',
		],
		[
			'The Webex Meetings credential must be reconnected',
			'The site refuses the refresh token of an integration of the old meetings portal.',
			'Connect the account again. If it never worked, switch "Put Site Name Before Refresh Token".',
		],
		[
			'The Meetings site does not accept WebEx ID and password',
			'Site name, WebEx ID or password is wrong, or the account signs in with single sign-on, which has no password here.',
			'Check all three before you try again: more wrong attempts lock the account. With single sign-on, use OAuth2.',
		],
		[
			[
				'Webex does not accept the access token of the credential',
				'The credential has no token that works',
				'The token has expired',
			],
			'The access token is over. A personal one lives 12 hours; that of a bot ends when somebody makes a new one.',
			'Copy a new token into the credential, or use OAuth2, which renews itself.',
		],
		[
			['The access token could not be renewed: …', 'the token endpoint answered …'],
			'The token was over, and the request for a new one failed. The request of the node itself was not sent.',
			'Run it again. If it stays, connect the credential again; behind a proxy, see [Proxies and certificates](proxies.md).',
		],
		[
			'The credential lacks the scope …',
			'Webex refuses the operation, and this scope is what it needs.',
			'Add the scope to the integration at developer.webex.com and to "Additional Scopes" of the credential, then reconnect. If it is there already, the account lacks a role or a licence.',
		],
		[
			'Webex does not allow this to the account: …',
			'The account is known, but may not do this: it is not in the room, is no moderator or host, is a bot, or lacks a role or a licence.',
			'Use the account of somebody who can do it in the Webex app. What each kind of account sees: [Bots, integrations, service apps](accounts.md).',
		],
		[
			'Webex ignores "Host" unless the account administers the organization or the site, and the credential has the scope meeting:admin_schedule_read, or meeting:admin_schedule_write for changes.',
			'Webex does not refuse a "Host" that the account may not act for. It returns, or changes, what belongs to the account itself.',
			'Use an administrator or a service app with these scopes, or leave "Host" empty.',
		],
		[
			['… hosts none of what Webex returned. …'],
			'The list is of another host than the one in "Host": Webex took no notice of it.',
			'Use an administrator or a service app, or leave "Host" empty.',
		],
		[
			[
				'is …, but the host of this meeting is …: nothing was changed. …',
				'is …, but Webex planned the meeting for …: it was deleted again. …',
			],
			'Webex took no notice of "Host", so the node undid or refused the change: it would have been that of another person.',
			'Use an administrator or a service app, or leave "Host" empty.',
		],
	],
);
