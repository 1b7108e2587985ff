import { isLocal } from '@webex-nodes/http';

/** Whether Webex can send to an address: it is on the internet, unless it is a simulator on this machine. */
export function isReachable(targetUrl: string, baseUrl: string): boolean {
	return isLocal(baseUrl) || !isLocal(targetUrl);
}
