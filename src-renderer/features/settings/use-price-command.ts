import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#renderer/client/use-command.ts'
import type { Input, NamesOfKind } from '#schema/operations.ts'

type PriceCommand = Extract<
  NamesOfKind<'command'>,
  'money.setAlias' | 'money.removeAlias' | 'money.setPrice' | 'money.removePrice'
>

/** A command about prices; what the card shows is read again behind it. */
export const usePriceCommand = <N extends PriceCommand>(name: N) => {
  const client = useQueryClient()
  const command = useCommand(name)
  const run = (input: Input<N>, onDone: () => void = () => undefined): void =>
    command.mutate(input, {
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: ['money.prices'] })
        onDone()
      },
    })
  return { run, isPending: command.isPending, error: command.error }
}
