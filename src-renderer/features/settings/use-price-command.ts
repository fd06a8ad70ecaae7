import { useQueryClient } from '@tanstack/react-query'
import { readAgain } from '#renderer/client/read-again.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import type { Input, NamesOfKind } from '#schema/operations.ts'

type PriceCommand = Extract<
  NamesOfKind<'command'>,
  'money.setAlias' | 'money.removeAlias' | 'money.setPrice' | 'money.removePrice'
>

interface Ends {
  readonly onDone?: () => void
  readonly onFail?: () => void
}

/** A command about prices; what the card shows is read again behind it. */
export const usePriceCommand = <N extends PriceCommand>(name: N) => {
  const client = useQueryClient()
  const command = useCommand(name)
  const run = (input: Input<N>, { onDone, onFail }: Ends = {}): void =>
    command.mutate(input, {
      onSuccess: () => {
        void readAgain(client, { queryKey: ['money.prices'] })
        onDone?.()
      },
      onError: () => onFail?.(),
    })
  return { run, isPending: command.isPending, error: command.error }
}
