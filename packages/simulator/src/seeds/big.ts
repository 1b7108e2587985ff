import type { World } from '../world/world.ts';
import type { Seeded } from './demo.ts';
import { seedEmpty } from './empty.ts';

const rooms = 100;
const messagesPerRoom = 1000;
const minute = 60_000; // ms

/** 100 rooms of 1000 messages each, one a minute. */
export function seedBig(world: World): Seeded {
	const { owner, bot } = seedEmpty(world);
	const other = world.addPerson({
		displayName: 'Jonas Lindqvist',
		email: 'jonas.lindqvist@fernhill.example',
	});
	const start = world.now() - messagesPerRoom * minute;
	for (let room = 1; room <= rooms; room++) {
		const { id } = world.addRoom({
			title: `Depot ${String(room).padStart(3, '0')}`,
			members: [owner, other],
			created: start,
		});
		for (let count = 0; count < messagesPerRoom; count++) {
			world.addMessage({
				roomId: id,
				personId: count % 2 === 0 ? owner.id : other.id,
				created: start + count * minute,
				text: `Depot ${room}: run ${count + 1} of ${messagesPerRoom} has left the dock, ${40 + (count % 37)} parcels on board, expected back in ${90 + (count % 50)} minutes.`,
			});
		}
	}
	const [first] = world.rooms.keys();
	return {
		owner,
		bot,
		say: () => {
			if (first && world.isMember(first, other.id)) {
				world.addMessage({ roomId: first, personId: other.id, text: 'One more run.' });
			}
		},
	};
}
