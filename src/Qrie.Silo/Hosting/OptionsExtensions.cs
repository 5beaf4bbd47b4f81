using Microsoft.Extensions.Options;

namespace Qrie.Silo.Hosting;

internal static class OptionsExtensions
{
    /// <summary>Binds a section and checks it at start.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new SettingsValidator<T>(section));
        return services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }
}
