using SocCoordination.Benchmarks.Detection;

// The whole run compares in one process what BenchmarkDotNet would start one by one.
if (args is ["detection", .. var rest]) return WholeRun.Run(rest);
if (args is ["elastic", .. var elastic]) return await SocCoordination.Benchmarks.ElasticBenchmark.RunAsync(elastic);
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
