/** Asks once over UDP. */
import { openUdp } from '../../fixtures/wire/udp';
import { WireError } from '../../fixtures/wire/wire';

/** Milliseconds to wait where nothing says at once that nobody listens. */
const PATIENCE = 1000;

/** The text of the first datagram that comes back, or `no answer`. */
export async function askOverUdp(
  server: { readonly host: string; readonly port: number },
  request: string,
): Promise<string> {
  const udp = await openUdp(server, { patience: PATIENCE });
  try {
    const [datagram] = await udp.request(request);
    return datagram?.payload.toString('latin1') ?? '';
  } catch (error) {
    if (error instanceof WireError) return 'no answer';
    throw error;
  } finally {
    await udp.close();
  }
}
