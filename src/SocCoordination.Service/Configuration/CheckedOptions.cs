using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Configuration;

/// <summary>Options that are checked when the service starts: a key that we do not know, or a value that cannot be, stops it with a message.</summary>
internal static class CheckedOptions
{
    public static OptionsBuilder<T> AddCheckedOptions<T>(this IServiceCollection services, string section)
        where T : class, new() =>
        services.AddOptions<T>()
            .Configure<IConfiguration>((options, configuration) => BindAll(options, configuration.GetSection(section)))
            .ValidateDataAnnotations()
            .ValidateOnStart();

    private static void BindAll<T>(T options, IConfigurationSection section)
        where T : class
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            var known = string.Join(", ", typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => $"{section.Path}:{property.Name}"));
            throw new OptionsValidationException(section.Path, typeof(T), [$"{error.InnerException?.Message ?? error.Message} Known keys: {known}."]);
        }
    }
}
