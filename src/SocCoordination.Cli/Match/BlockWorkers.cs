using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Match;

/// <summary>Matches blocks on several threads and gives their results in the blocks' order.</summary>
internal sealed class BlockWorkers(RuleSet rules, int threads, bool keepMatches)
{
    /// <summary>Blocks under way for each thread: enough that none waits, and the memory stays bounded.</summary>
    private const int Ahead = 3;

    public async IAsyncEnumerable<BlockResult> MatchAsync(EventBlocks blocks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var work = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleWriter = true });
        var inOrder = Channel.CreateBounded<Task<BlockResult>>(Ahead * threads);
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Run(() => WorkAsync(work.Reader), cancellationToken)).ToList();
        var reading = Task.Run(() => ReadAsync(blocks, work.Writer, inOrder.Writer, cancellationToken), cancellationToken);
        await foreach (var result in inOrder.Reader.ReadAllAsync(cancellationToken)) yield return await result;
        await reading;
        await Task.WhenAll(workers);
    }

    private static async Task ReadAsync(EventBlocks blocks, ChannelWriter<Work> work, ChannelWriter<Task<BlockResult>> inOrder, CancellationToken cancellationToken)
    {
        try
        {
            while (blocks.Next() is { } block)
            {
                var one = new Work(block, new TaskCompletionSource<BlockResult>(TaskCreationOptions.RunContinuationsAsynchronously));
                await inOrder.WriteAsync(one.Result.Task, cancellationToken);
                work.TryWrite(one);
            }
        }
        finally
        {
            // What was read before a fault of the file is still matched and told.
            work.Complete();
            inOrder.Complete();
        }
    }

    private async Task WorkAsync(ChannelReader<Work> work)
    {
        var matcher = new BlockMatcher(rules, keepMatches);
        await foreach (var one in work.ReadAllAsync())
        {
            try
            {
                one.Result.SetResult(matcher.Match(one.Block));
            }
            catch (Exception fault)
            {
                one.Result.SetException(fault);
            }
        }
    }

    private sealed record Work(EventBlock Block, TaskCompletionSource<BlockResult> Result);
}
