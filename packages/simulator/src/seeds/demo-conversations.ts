import type { Name } from './demo.ts';

export interface Line {
	readonly by: Name;
	readonly text: string;
	/** Lines with the same key form a thread; the first one is its root. */
	readonly thread?: string | undefined;
}

interface Conversation {
	readonly title?: string;
	readonly type: 'direct' | 'group';
	readonly members: readonly Name[];
	/** Oldest first; `ago` in minutes. */
	readonly past: readonly (Line & { readonly ago: number })[];
	/** Said in turn while the simulator runs. */
	readonly coming: readonly Line[];
}

const everyone: readonly Name[] = ['amara', 'jonas', 'priya', 'mateo', 'hana', 'luca', 'bot'];

export const rooms: readonly Conversation[] = [
	{
		title: 'Network Operations',
		type: 'group',
		members: ['amara', 'jonas', 'mateo', 'bot'],
		past: [
			{
				ago: 2880,
				by: 'jonas',
				text: 'Firmware 17.12.4 is staged on the Leeds access switches. Window is tonight 22:00 to 23:30 UTC.',
				thread: 'firmware',
			},
			{
				ago: 2871,
				by: 'mateo',
				text: 'The depot scanners reconnect by themselves since the last window, so no call-out needed.',
				thread: 'firmware',
			},
			{
				ago: 2868,
				by: 'amara',
				text: 'Approved. Please post here when the first stack is back.',
				thread: 'firmware',
			},
			{
				ago: 1480,
				by: 'jonas',
				text: 'First stack back after 6 minutes, all 48 ports up.',
				thread: 'firmware',
			},
			{ ago: 1420, by: 'jonas', text: '**Window closed.** 11 of 11 stacks upgraded, no rollback.' },
			{
				ago: 612,
				by: 'bot',
				text: '**Alarm** WAN link `lds-rtr-02 Gi0/0/1` packet loss 4.2 % for 5 minutes',
				thread: 'wan',
			},
			{
				ago: 609,
				by: 'mateo',
				text: 'Looking. Carrier portal shows planned works that nobody told us about.',
				thread: 'wan',
			},
			{
				ago: 598,
				by: 'jonas',
				text: 'Moved voice to the second link, loss on calls is gone.',
				thread: 'wan',
			},
			{ ago: 455, by: 'bot', text: '**Cleared** WAN link `lds-rtr-02 Gi0/0/1`', thread: 'wan' },
			{
				ago: 190,
				by: 'amara',
				text: '<@personEmail:jonas.lindqvist@fernhill.example|Jonas> can you add the carrier calendar to the change board?',
			},
			{ ago: 176, by: 'jonas', text: 'Done. It syncs every hour.' },
			{
				ago: 42,
				by: 'mateo',
				text: 'DHCP pool on VLAN 212 is at 91 %. I will widen it to /22 after lunch.',
			},
		],
		coming: [
			{ by: 'bot', text: '**Alarm** `hull-sw-07` temperature 61 °C' },
			{ by: 'mateo', text: 'On it: the fan tray in Hull is the one we ordered a spare for.' },
			{ by: 'bot', text: '**Cleared** `hull-sw-07` temperature' },
			{ by: 'jonas', text: 'Certificate on the guest portal renewed, next one due in 90 days.' },
		],
	},
	{
		title: 'Contact Centre Floor',
		type: 'group',
		members: ['amara', 'priya', 'hana', 'bot'],
		past: [
			{
				ago: 1530,
				by: 'priya',
				text: 'Good morning all. 34 agents in, forecast is 2,900 contacts.',
			},
			{ ago: 1390, by: 'bot', text: 'Queue **Parcel tracking**: longest wait 4:12, 9 waiting' },
			{ ago: 1388, by: 'priya', text: 'Moving four people from returns to tracking until 11:00.' },
			{ ago: 1300, by: 'bot', text: 'Queue **Parcel tracking**: longest wait 0:38, 1 waiting' },
			{
				ago: 300,
				by: 'priya',
				text: 'The new wrap-up codes are live:\n- delivered to neighbour\n- address unknown\n- damaged in transit',
			},
			{
				ago: 288,
				by: 'hana',
				text: 'Two desktops still show the old list, restarting their clients now.',
			},
			{
				ago: 281,
				by: 'priya',
				text: 'Thank you <@personEmail:hana.sato@fernhill.example|Hana>, both are fine.',
			},
			{ ago: 95, by: 'bot', text: 'Queue **Returns**: longest wait 2:51, 5 waiting' },
			{ ago: 61, by: 'amara', text: 'Service level so far today: 84 % in 20 seconds. Well done.' },
		],
		coming: [
			{ by: 'bot', text: 'Queue **Parcel tracking**: longest wait 3:05, 6 waiting' },
			{ by: 'priya', text: 'Two people back from break, that should settle.' },
			{ by: 'bot', text: 'Queue **Parcel tracking**: longest wait 0:41, 1 waiting' },
			{ by: 'priya', text: 'Can someone look at headset 14? It drops every few minutes.' },
			{ by: 'hana', text: 'Swapped it, the old one goes back to the vendor.' },
		],
	},
	{
		title: 'Service Desk',
		type: 'group',
		members: ['amara', 'hana', 'mateo', 'luca'],
		past: [
			{
				ago: 4320,
				by: 'hana',
				text: 'Reminder: laptop refresh for drivers’ leads starts Monday, 18 devices.',
			},
			{ ago: 1210, by: 'luca', text: 'Badge reader at dock 3 is red again.', thread: 'badge' },
			{
				ago: 1202,
				by: 'hana',
				text: 'Ticket opened with the vendor, engineer comes at 15:00.',
				thread: 'badge',
			},
			{
				ago: 820,
				by: 'hana',
				text: 'Engineer replaced the reader head. Dock 3 is green.',
				thread: 'badge',
			},
			{
				ago: 240,
				by: 'mateo',
				text: 'Password resets are down by a third since self-service went live.',
			},
			{ ago: 130, by: 'hana', text: 'Open tickets: 23, oldest 4 days.' },
		],
		coming: [
			{ by: 'luca', text: 'Printer in dispatch is out of labels, who has the cupboard key?' },
			{ by: 'hana', text: 'Key is at the front desk. New labels arrive tomorrow.' },
			{ by: 'mateo', text: 'VPN: two people from Hull get a certificate warning, checking.' },
		],
	},
	{
		title: 'Release Train',
		type: 'group',
		members: ['amara', 'mateo', 'jonas', 'hana'],
		past: [
			{
				ago: 10080,
				by: 'mateo',
				text: 'Tracking API 4.8 is in staging. Changes: bulk status, faster proof of delivery.',
				thread: 'r48',
			},
			{ ago: 10065, by: 'jonas', text: 'Load test passed, p95 at 140 ms.', thread: 'r48' },
			{ ago: 8640, by: 'amara', text: 'Go for Thursday 06:00 UTC.', thread: 'r48' },
			{
				ago: 5830,
				by: 'mateo',
				text: '4.8 is live. Error rate 0.02 %, same as before.',
				thread: 'r48',
			},
			{
				ago: 700,
				by: 'mateo',
				text: 'Planning for 4.9: please add items to the board by Friday. <@all>',
			},
		],
		coming: [
			{ by: 'mateo', text: 'Build 4.9.0-rc1 is green, deploying to staging.' },
			{ by: 'jonas', text: 'Smoke tests pass on staging.' },
			{ by: 'hana', text: 'Support notes for 4.9 are in the knowledge base.' },
		],
	},
	{
		title: 'All Hands',
		type: 'group',
		members: everyone,
		past: [
			{
				ago: 20160,
				by: 'amara',
				text: 'Welcome to the all-hands space. One message a week, promised.',
			},
			{
				ago: 10090,
				by: 'amara',
				text: '**This week**: Leeds depot turned one. Cake in every canteen on Wednesday.',
			},
			{ ago: 400, by: 'luca', text: 'Car park B is closed on Saturday for new markings.' },
		],
		coming: [
			{ by: 'luca', text: 'The lift in building 2 is back in service.' },
			{ by: 'amara', text: 'Thank you all for a calm morning.' },
		],
	},
	{
		type: 'direct',
		members: ['amara', 'priya'],
		past: [
			{ ago: 500, by: 'priya', text: 'Do you have ten minutes for the December roster?' },
			{ ago: 494, by: 'amara', text: 'Yes, at 14:00. I will bring last year’s numbers.' },
			{ ago: 320, by: 'priya', text: 'Roster is in the shared folder, weekends are covered.' },
		],
		coming: [
			{ by: 'priya', text: 'Forecast for tomorrow is 3,100 contacts.' },
			{ by: 'amara', text: 'Then let us keep the four people on tracking.' },
		],
	},
];
