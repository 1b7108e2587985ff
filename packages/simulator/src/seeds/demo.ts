import { renderMarkdown } from '../world/markdown.ts';
import type { PersonRecord, RoomRecord, World } from '../world/world.ts';
import { type Line, rooms } from './demo-conversations.ts';

/** The people of the demo organisation, a parcel carrier with a contact centre. */
const people = {
	amara: {
		displayName: 'Amara Okafor',
		email: 'amara.okafor@fernhill.example',
		isAdmin: true,
	},
	jonas: { displayName: 'Jonas Lindqvist', email: 'jonas.lindqvist@fernhill.example' },
	priya: { displayName: 'Priya Raman', email: 'priya.raman@fernhill.example' },
	mateo: { displayName: 'Mateo Fuentes', email: 'mateo.fuentes@fernhill.example' },
	hana: { displayName: 'Hana Sato', email: 'hana.sato@fernhill.example' },
	luca: { displayName: 'Luca Bianchi', email: 'luca.bianchi@fernhill.example' },
	bot: { displayName: 'Fernhill Ops', email: 'fernhill-ops@webex.bot', type: 'bot' as const },
};

export type Name = keyof typeof people;

export interface Seeded {
	/** The owner of the personal access token. */
	readonly owner: PersonRecord;
	readonly bot: PersonRecord;
	/** The next message arrives. */
	readonly say: () => void;
}

const minute = 60_000; // ms

export function seedDemo(world: World): Seeded {
	const start = world.now();
	const created = world.time(start - 400 * 24 * 60 * minute);
	const add = (name: Name) => world.addPerson({ ...people[name], created });
	const cast: Readonly<Record<Name, PersonRecord>> = {
		amara: add('amara'),
		jonas: add('jonas'),
		priya: add('priya'),
		mateo: add('mateo'),
		hana: add('hana'),
		luca: add('luca'),
		bot: add('bot'),
	};

	const stages = rooms.map(({ title, type, members, past, coming }) => {
		const room = world.addRoom({
			...(title && { title }),
			type,
			members: members.map((name) => cast[name]),
			created: start - 90 * 24 * 60 * minute,
		});
		const roots = new Map<string, string>();
		const post = ({ by, text, thread }: Line, created?: number) => {
			// Somebody may have deleted the room, or removed the person.
			if (!world.isMember(room.id, cast[by].id)) return;
			const parentId = thread && roots.get(thread);
			const message = speak(world, room, cast[by], text, { created, parentId });
			if (thread && !parentId) roots.set(thread, message.id);
		};
		for (const line of past) post(line, start - line.ago * minute);
		return { coming, post };
	});

	let turn = 0;
	return {
		owner: cast.amara,
		bot: cast.bot,
		say: () => {
			const stage = stages[turn % stages.length];
			const line = stage?.coming[Math.floor(turn / stages.length) % stage.coming.length];
			if (line) stage?.post({ ...line, thread: undefined });
			turn += 1;
		},
	};
}

function speak(
	world: World,
	room: RoomRecord,
	author: PersonRecord,
	text: string,
	{ created, parentId }: { created?: number | undefined; parentId?: string | undefined },
) {
	const isMarkdown = /[*`<[\n]/.test(text);
	return world.addMessage({
		roomId: room.id,
		personId: author.id,
		...(created !== undefined && { created }),
		...(parentId && { parentId }),
		...(isMarkdown ? renderMarkdown(text, world) : { text }),
	});
}
