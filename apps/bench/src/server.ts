// The simulated Webex in a process of its own, so that its work is not measured.
import { createSimulator } from '@webex-nodes/simulator';

const simulator = createSimulator({ seed: 'big' });
const { url } = await simulator.listen();
process.send?.({ baseUrl: `${url}/v1`, token: simulator.personalToken });
