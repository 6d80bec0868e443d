# The service on its embedded default: SQLite on the volume /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/SocCoordination.Service -c Release -o /app \
 && dotnet publish src/SocCoordination.Cli -c Release -o /cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl tzdata && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
COPY --from=build /cli /cli
RUN ln -s /cli/soc /usr/local/bin/soc && mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
EXPOSE 5080 5514/tcp 5514/udp
ENV Data__Folder=/data Urls=http://0.0.0.0:5080 Ingest__SyslogAddress=0.0.0.0
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD curl -fsS http://127.0.0.1:5080/health/ready || exit 1
ENTRYPOINT ["dotnet", "/app/SocCoordination.Service.dll"]
