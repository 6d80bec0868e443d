using SocCoordination.Service;

return await ServiceHost.RunAsync(args);
