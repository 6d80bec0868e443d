using System.Diagnostics;
using System.Text.Json;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Benchmarks.Detection;

/// <summary>Times passes over all events; of several passes the fastest counts, since others' work only ever slows one down.</summary>
internal static class Measure
{
    public static double Seconds(Action pass)
    {
        var started = Stopwatch.GetTimestamp();
        pass();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Seconds of the processor rather than of the clock: others' work does not count.</summary>
    public static double ProcessorSeconds(Action pass)
    {
        var before = Environment.CpuUsage.TotalTime;
        pass();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>The fastest of each, their passes taking turns, so that a busy machine slows all alike.</summary>
    public static double[] Fastest(int rounds, Func<Action, double> seconds, params Action[] passes)
    {
        var fastest = passes.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var p = 0; p < passes.Length; p++)
                fastest[p] = Math.Min(fastest[p], seconds(passes[p]));
        return fastest;
    }

    public static void Tokens(byte[][] events)
    {
        foreach (var one in events)
        {
            var reader = new Utf8JsonReader(one);
            while (reader.Read())
            {
            }
        }
    }

    public static int Matches(Matcher matcher, ReadOnlySpan<byte[]> events)
    {
        var matches = 0;
        foreach (var one in events) matches += matcher.Match(one, out _).Length;
        return matches;
    }

    /// <summary>A pass in which each thread matches its share.</summary>
    public static Action OnThreads(RuleSet rules, int threads, byte[][] events)
    {
        var matchers = Enumerable.Range(0, threads).Select(_ => rules.CreateMatcher()).ToArray();
        var share = (events.Length + threads - 1) / threads;
        return () =>
        {
            var running = Enumerable.Range(0, threads).Select(t => new Thread(() => Matches(matchers[t], events.AsSpan(t * share, Math.Min(share, events.Length - (t * share)))))).ToList();
            running.ForEach(thread => thread.Start());
            running.ForEach(thread => thread.Join());
        };
    }
}
