import type { World } from '../world/world.ts';
import type { Seeded } from './demo.ts';

/** One person and one bot, without rooms and messages. */
export function seedEmpty(world: World): Seeded {
	return {
		owner: world.addPerson({
			displayName: 'Amara Okafor',
			email: 'amara.okafor@fernhill.example',
			isAdmin: true,
		}),
		bot: world.addPerson({
			displayName: 'Fernhill Ops',
			email: 'fernhill-ops@webex.bot',
			type: 'bot',
		}),
		say: () => {},
	};
}
