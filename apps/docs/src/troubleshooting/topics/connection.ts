import { topic } from '../entry.ts';

export const connection = topic(
	'The connection to Webex',
	'No answer came, or something else than Webex answered.',
	[
		[
			'Webex could not be reached: …',
			'No connection was made, so nothing happened at Webex. The reason follows in the same sentence.',
			'Check "Environment" and "Base Address" in the credential, and proxy, firewall and DNS of the machine of n8n. See [Proxies and certificates](proxies.md).',
		],
		[
			[
				"The host … is not known: check its spelling and the network's DNS",
				"The name of … could not be looked up: check the network's DNS",
			],
			'The network does not know this name.',
			'Check the spelling in the credential, and whether the container of n8n has a DNS server.',
		],
		[
			[
				'… refused the connection: nothing answers there',
				'… cannot be reached from this network',
				'… could not be reached',
			],
			'The address is known, but no program answers there, or no way leads there.',
			'Check the port in "Base Address", and the firewall between n8n and Webex.',
		],
		[
			['… does not speak TLS: its address may begin with http://'],
			'An encrypted connection was tried, and the server answered without encryption.',
			'Check "Base Address": of a simulator or gateway on this machine it may begin with http://.',
		],
		[
			[
				'The TLS certificate of … …',
				'is signed by an unknown authority: a proxy may be in between',
				'belongs to another host',
				'is self-signed',
			],
			'The certificate of the server is not one that n8n trusts. Behind a proxy that reads TLS it is that of the proxy.',
			'Give n8n the certificate of the authority, in NODE_EXTRA_CA_CERTS. See [Proxies and certificates](proxies.md).',
		],
		[
			[
				'Webex did not answer in time: …',
				'… did not answer in time',
				'… sent nothing for …',
				'… did not answer within …',
				'… did not complete its answer within …',
				'… stopped in the middle of its answer',
			],
			'The request was sent, and its answer did not come or stopped. Every request of these nodes ends: after 60 seconds without a byte, or 5 minutes in all.',
			'Run it again later. If it stays, look at the proxy, the firewall, and status.webex.com.',
		],
		[
			'It may have been done, but no answer came: …',
			'A request that changes something was sent, and the connection ended before its answer came. It may or may not have been done.',
			'Look in Webex before you run it again, otherwise it may be done twice. "Send Once Key" does that by itself for messages.',
		],
		[
			['… closed the connection before its answer was complete', 'the connection broke'],
			'The connection ended in the middle.',
			'Run it again. If it stays, a proxy in between may close long connections.',
		],
		[
			[
				'What came back is not from Webex: …',
				'… sent … instead of …',
				'an answer of an unexpected form',
				'is not the one expected',
				'an access token',
				'an empty answer',
				'an answer that ends too early',
				'ends too early',
				'a redirect that names no address',
			],
			'Something between n8n and Webex answered: a page to sign in to a network, a proxy, a gateway, or a wrong "Base Address".',
			'Open the address in a browser from the same network. Correct "Base Address".',
		],
		[
			'It may have been done, but the answer cannot be read: …',
			'Webex probably did what was asked, and its answer was damaged on the way.',
			'Look in Webex before you run it again.',
		],
		[
			'The answer of Webex did not arrive whole: …',
			'The answer was cut. Nothing of it was used.',
			'Run it again. If it stays, a proxy may cut long answers.',
		],
		[
			'Webex answered with nothing: …',
			'Webex said that it succeeded, but did not return the result.',
			'Look in Webex whether it was done.',
		],
		[
			[
				'Webex was not reached: …',
				'… redirects to …, which is not followed: the token was not sent there',
			],
			'The address answers with a redirect. The node does not follow it, because the token would go to another host.',
			'Enter the address of the API itself as "Base Address". A redirect to a sign-in page comes from a proxy.',
		],
		[
			'Webex is not available at the moment (…)',
			'Webex answered with an error of its own (500 to 504), also after the node had asked again.',
			'Run it again later; status.webex.com shows outages.',
		],
		[
			[
				'Webex is limiting how fast this account may send requests',
				'Webex was not asked: it still limits how fast this account may send such requests',
				'Webex limits how fast requests may be sent',
			],
			'The account sent more requests than Webex takes, and the time to wait was longer than a run waits.',
			'Run it again after the time in the message; let the schedule run less often, or lower "Limit". See [Rate limits](rate-limits.md).',
		],
		[
			[
				'The listing could not be completed',
				'Webex named a next page whose address cannot be read',
				'Webex named a next page on …, another host than …: it is not followed, so that the token stays where it belongs',
				'Webex named a next page that was read before: the listing would never end',
				'Webex lists more within a minute than it can list at all',
				'Webex listed one of the … without its …',
				'Webex repeats the same records of …: the listing would never end',
			],
			'A list has several pages, and one of them names a next page that cannot be right. Part of a list would look like all of it, so none of it is returned.',
			'Run it again. If it stays, a gateway may rewrite the addresses in the header "Link": let it leave them as they are.',
		],
		[
			[
				'This is more than one run can return: it ended at … items',
				'This run holds … items already: more may end n8n',
			],
			'The node stopped before n8n ran out of memory: at about 64 MB, some 100,000 messages.',
			'Ask for less: a limit, a filter, a shorter period. "Get New Since Last Run" and "Get History" return a part with each run.',
		],
	],
);
