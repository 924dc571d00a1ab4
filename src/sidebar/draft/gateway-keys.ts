import { fold } from '../../core/cells/fold.ts';

/** Tells gateways apart while their names change under somebody's fingers. */
export class GatewayKeys {
  private readonly keys = new Map<string, string>();
  private made = 0;

  /** The key of the gateway that bears a name now. */
  of(name: string): string {
    return this.keys.get(fold(name)) ?? fold(name);
  }

  /** The gateway keeps its key under its new name; whoever bears the old one next gets another. */
  rename(from: string, to: string): void {
    const key = this.of(from);
    this.made++;
    this.keys.set(fold(from), `#${this.made}`);
    this.keys.set(fold(to), key);
  }
}
