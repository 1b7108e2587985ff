import { bearer, personalToken } from '@webex-nodes/auth';
import {
	createRestClient,
	createXmlClient,
	statusFromBody,
	ticketsByPassword,
	xmlSecurity,
} from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { createSimulator, type SimulatorOptions } from '../src/index.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const amara = 'amara.okafor@fernhill.example';

/** Both clients on one simulator, as the same person. */
export function both(options: SimulatorOptions = {}) {
	const clock = { at: noon };
	const simulator = createSimulator({ now: () => clock.at, meetings: false, ...options });
	const plain = fetchTransport(simulator.request);
	const token = personalToken(simulator.personalToken);
	const rest = createRestClient({
		baseUrl: 'https://simulator.test/v1',
		transport: bearer(token, { hosts: ['simulator.test'] })(plain),
	});
	const site = { siteName: 'fernhill', webExId: amara };
	const transport = statusFromBody(plain);
	const password = simulator.meetingsXml.site.user(amara)?.password ?? '';
	const tickets = ticketsByPassword({ ...site, transport, password, now: () => clock.at });
	const xml = createXmlClient({
		transport: xmlSecurity(site, 'sessionTicket', tickets)(transport),
	});
	return { clock, simulator, world: simulator.world, rest, xml };
}
