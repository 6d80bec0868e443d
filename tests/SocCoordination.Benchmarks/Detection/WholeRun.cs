using System.Diagnostics;
using System.Globalization;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Reference;

namespace SocCoordination.Benchmarks.Detection;

/// <summary>
/// <c>dotnet run -c Release --project tests/SocCoordination.Benchmarks -- detection [--short]</c>: loading, then on the same
/// lines the token-reading limit, the engine and the plain interpreter, with their ratios, in processor time; two threads, by the
/// clock, which needs an idle machine; growth with rules.
/// </summary>
internal static class WholeRun
{
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (Corpus.Find() is not { } corpus)
        {
            Console.WriteLine("The corpora are not beside this checkout: no shared/data above " + AppContext.BaseDirectory);
            return 2;
        }

        var rounds = arguments.Contains("--short") ? 5 : 30;
        var rules = Load(corpus);
        foreach (var (name, file) in new[] { ("mixed events", "windows-20k.ndjson.gz"), ("process creations", "process-creation-2500.ndjson.gz") })
        {
            var events = corpus.Events(file);
            var limit = Speeds(name, rules, events, rounds);
            if (name == "mixed events") Interpreter(rules, events, limit, arguments.Contains("--short") ? 40 : 400);
        }

        Grow(rules, corpus.Events("windows-20k.ndjson.gz"), rounds, altered: false);
        Grow(rules, corpus.Events("windows-20k.ndjson.gz"), rounds, altered: true);
        return 0;
    }

    private static RuleSet Load(Corpus corpus)
    {
        var files = corpus.WindowsRuleFiles;
        RuleSetLoad? load = null;
        var seconds = Measure.Seconds(() => load = RuleLoader.Load(files));
        using var process = Process.GetCurrentProcess();
        Say($"loaded {load!.Set.Rules.Length} rules in {seconds:0.00} s (processor {process.TotalProcessorTime.TotalSeconds:0.00} s with start-up), refused {load.RefusedCount}; peak {process.PeakWorkingSet64 >> 20} MB, heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB");
        Say($"loaded again in {Measure.Seconds(() => RuleLoader.Load(files)):0.00} s");
        return load.Set;
    }

    /// <returns>Seconds an event of the limit.</returns>
    private static double Speeds(string name, RuleSet rules, byte[][] events, int rounds)
    {
        var matcher = rules.CreateMatcher();
        Measure.Matches(matcher, events);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var matches = Measure.Matches(matcher, events);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // Short passes repeat, so that the processor's clock can tell them apart.
        var times = Math.Max(1, 20_000 / events.Length);
        var fastest = Measure.Fastest(rounds, Measure.ProcessorSeconds, Repeat(times, () => Measure.Tokens(events)), Repeat(times, () => Measure.Matches(matcher, events)));
        var threads = Measure.Fastest(rounds, Measure.Seconds, Repeat(times, Measure.OnThreads(rules, 1, events)), Repeat(times, Measure.OnThreads(rules, 2, events)));
        double Rate(double seconds) => times * events.Length / seconds;
        Say($"{name}: {events.Length} events, {events.Average(one => one.Length):0} bytes each, {matches} matches, {allocated} bytes allocated in a pass");
        Say($"  tokens only    {Rate(fastest[0]),10:0} events/s");
        Say($"  engine         {Rate(fastest[1]),10:0} events/s   {fastest[0] / fastest[1]:0.000} of the limit (1/{fastest[1] / fastest[0]:0.00})");
        Say($"  on two threads {Rate(threads[1]),10:0} events/s   {threads[0] / threads[1]:0.00} times one, by the clock");
        return 1 / Rate(fastest[0]);
    }

    private static Action Repeat(int times, Action pass) => () =>
    {
        for (var i = 0; i < times; i++) pass();
    };

    private static void Interpreter(RuleSet rules, byte[][] events, double limit, int count)
    {
        var sample = events.Where((_, index) => index % (events.Length / count) == 0).ToList();
        var seconds = Measure.Seconds(() =>
        {
            foreach (var one in sample)
            {
                var interpreter = new Interpreter(FlatEvent.TryRead(one)!);
                foreach (var rule in rules.Rules) interpreter.Matches(rule);
            }
        }) / sample.Count;
        Say($"  interpreter    {1 / seconds,10:0} events/s   {limit / seconds:0.0000} of the limit, on {sample.Count} of them");
    }

    private static void Grow(RuleSet rules, byte[][] events, int rounds, bool altered)
    {
        var sets = new[] { 300, 3_000, 30_000 }.Select(count => (Count: count, Set: Growth.Of(rules, count, altered))).ToList();
        var passes = sets.Select(set => set.Set.CreateMatcher()).Select(matcher => new Action(() => Measure.Matches(matcher, events))).ToArray();
        var fastest = Measure.Fastest(Math.Max(3, rounds / 3), Measure.ProcessorSeconds, passes);
        Say($"growth with rules, mixed events; beyond {rules.Rules.Length} they are copies {(altered ? "with values of their own" : "under other names")}");
        for (var i = 0; i < sets.Count; i++)
            Say($"  {sets[i].Count,6} rules {fastest[i] / events.Length * 1e6,8:0.00} µs an event   {fastest[i] / fastest[Math.Max(0, i - 1)]:0.00} times the row above");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
