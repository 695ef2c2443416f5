@echo off
rem Starts Bihuan with the Node that lies beside it. "bihuan help" lists the commands.
setlocal
set "BIHUAN_PROGRAM=%~dp0."
if "%~1"=="" (
  "%~dp0node\bin\node.exe" "%~dp0app\packages\cli\bin\bihuan.js" serve
  if errorlevel 1 pause
) else (
  "%~dp0node\bin\node.exe" "%~dp0app\packages\cli\bin\bihuan.js" %*
)
exit /b %errorlevel%
